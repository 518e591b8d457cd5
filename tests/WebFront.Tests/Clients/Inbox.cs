using System.Text.Json;
using OrleansChat.Testing;

namespace OrleansChat.Clients;

/// <summary>What a client was told, in order.</summary>
public sealed class Inbox<T>(string name)
{
    private readonly List<T> _items = [];

    public IReadOnlyList<T> Items
    {
        get
        {
            lock (_items)
            {
                return [.. _items];
            }
        }
    }

    public void Add(T item)
    {
        lock (_items)
        {
            _items.Add(item);
        }
    }

    /// <summary>The first item that fits, now or soon.</summary>
    public async Task<T> Get(string awaited, Func<T, bool> fits)
    {
        try
        {
            await Eventually.Holds(awaited, () => Items.Any(fits));
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} In {name}: {JsonSerializer.Serialize(Items)}", late);
        }

        return Items.First(fits);
    }
}
