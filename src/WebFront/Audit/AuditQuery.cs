using System.Globalization;
using OrleansChat.Agents;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Audit;

/// <summary>What an address says is wanted of the audit log, as it came. What is empty is not wanted in particular.</summary>
internal sealed record AuditQuery(string? Text, string? Actor, string? Kind, string? Subject, string? From, string? Until, string? Before)
{
    /// <summary>As an actor: what nobody did.</summary>
    private const string Program = "program";

    internal const int TextLength = 200;
    private const int SubjectLength = 100;

    private bool IsByProgram => Actor == Program;

    /// <summary>Refused at the first field that cannot be read.</summary>
    public Result<AuditFilter> Read()
    {
        if ((InputRules.Optional(Text, "text", TextLength) ?? InputRules.Optional(Subject, "subject", SubjectLength)) is { } bad)
            return bad;
        if (!TryActor(out var actor))
            return InputRules.Invalid("actor", "id");
        if (!TryKinds(out var kinds))
            return InputRules.Invalid("kind", "word");
        if (!Instants.TryRead(From, out var from))
            return InputRules.Invalid("from", "instant");
        if (!Instants.TryRead(Until, out var until))
            return InputRules.Invalid("until", "instant");
        if (from >= until) // The end is not in it: such a period is empty.
            return InputRules.Invalid("until", "order");
        if (!TryBefore(out var before))
            return InputRules.Invalid("before", "range");
        return new AuditFilter
        {
            Text = Text,
            Actor = actor,
            ByProgram = IsByProgram,
            Kinds = kinds,
            SubjectId = string.IsNullOrEmpty(Subject) ? null : Subject,
            From = from,
            Until = until,
            Before = before,
        };
    }

    private bool TryActor(out Guid? actor)
    {
        actor = null;
        if (string.IsNullOrEmpty(Actor) || IsByProgram)
            return true;
        var id = InputRules.Id<AgentId>(Actor, "actor");
        actor = id.IsOk ? id.Value.Value : null;
        return id.IsOk;
    }

    private bool TryKinds(out IReadOnlyList<string>? kinds)
    {
        kinds = string.IsNullOrEmpty(Kind) ? null : AuditKinds.Named(WireWord.ToKebab(Kind));
        return kinds is null or { Count: > 0 };
    }

    private bool TryBefore(out long? before)
    {
        before = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        return string.IsNullOrEmpty(Before) || before is not null;
    }
}
