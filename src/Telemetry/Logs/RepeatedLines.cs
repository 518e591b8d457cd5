using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Telemetry;

/// <summary>
/// Counts lines that were written already. A line counts as written until a whole period has passed without it: what goes on for an
/// hour is written at its beginning.
/// </summary>
internal sealed class RepeatedLines
{
    /// <summary>Kinds of lines that a summary names; the others it counts.</summary>
    private const int Named = 12;

    /// <summary>
    /// Lines without an event id and with a text of their own each time must not fill the memory: beyond this none are folded.
    /// </summary>
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<LineKey, Count> _counts = new();

    /// <summary>Whether a line is left out. The first of its kind is not.</summary>
    public bool IsRepeated(LineKey key, string category, EventId id)
    {
        while (true)
        {
            if (!_counts.TryGetValue(key, out var count))
            {
                if (_counts.Count >= Most || _counts.TryAdd(key, new Count()))
                    return false;
            }
            else if (count.TryAdd($"{category}[{id.Id.ToString(CultureInfo.InvariantCulture)}]"))
                return true;
            else
                _counts.TryRemove(new(key, count));
        }
    }

    /// <summary>How many lines were left out since the last call, and which.</summary>
    public (long More, string Words) EndPeriod()
    {
        var folded = new Dictionary<string, long>();
        foreach (var (key, count) in _counts)
        {
            var taken = count.Take();
            if (taken.Count == 0)
                _counts.TryRemove(new(key, count));
            foreach (var (name, times) in taken)
                folded[name] = folded.GetValueOrDefault(name) + times;
        }

        var most = folded.OrderByDescending(static line => line.Value).ThenBy(static line => line.Key, StringComparer.Ordinal).ToArray();
        var words = most.Take(Named).Select(static line => string.Create(CultureInfo.InvariantCulture, $"{line.Key} {line.Value}"));
        var others = most.Skip(Named).Sum(static line => line.Value);
        return (
            folded.Values.Sum(),
            string.Join(", ", others > 0 ? words.Append(string.Create(CultureInfo.InvariantCulture, $"others {others}")) : words));
    }

    /// <summary>Of one kind of line: how often each category said it since the last summary.</summary>
    private sealed class Count
    {
        private readonly Lock _lock = new();
        private Dictionary<string, long> _times = [];
        private bool _ended;

        /// <summary>False: the line was quiet for a period, and is to be written.</summary>
        public bool TryAdd(string name)
        {
            lock (_lock)
            {
                if (_ended)
                    return false;
                _times[name] = _times.GetValueOrDefault(name) + 1;
                return true;
            }
        }

        /// <summary>Without any it ends: nobody would look at what another thread, which has it already, adds later.</summary>
        public Dictionary<string, long> Take()
        {
            lock (_lock)
            {
                var taken = _times;
                _ended = taken.Count == 0;
                _times = [];
                return taken;
            }
        }
    }
}
