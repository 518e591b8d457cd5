using System.Linq.Expressions;
using OrleansChat.Results;
using static OrleansChat.Edge.Validation.Check;

namespace OrleansChat.Audit;

/// <summary>
/// What people read of the log is in their language; what is stored are names of kinds, fields and values. The console says which of
/// those a word stands for. A word finds an entry if it is in it, or if it stands for something in it.
/// </summary>
internal sealed class AuditMeanings
{
    private const int Most = 2_000;
    private const int MostGroups = 50;
    private const int Length = 200;
    private const string Month = "~month";

    private readonly ILookup<string, AuditMeaning> _of;

    private AuditMeanings(IReadOnlyList<AuditMeaning> meanings) => _of = meanings.ToLookup(meaning => meaning.Word.ToLowerInvariant());

    /// <summary>Refused when there is more than any console has to say, or less than a meaning consists of.</summary>
    public static Result<AuditMeanings> Read(IReadOnlyList<AuditMeaning>? meanings)
    {
        meanings ??= [];
        if (!meanings.All(IsWhole))
            return Invalid(nameof(meanings), "required");
        var said = meanings.SelectMany(meaning => meaning.Said).ToList();
        string?[] all =
        [
            .. meanings.SelectMany(meaning => (string?[])[meaning.Word, .. meaning.Kinds]),
            .. said.SelectMany(wording => (string?[])[wording.Group, .. wording.Stored]),
        ];
        if (all.Length > Most)
            return Invalid(nameof(meanings), "count", Most);
        if (said.Select(wording => wording.Group).Distinct().Count() > MostGroups)
            return Invalid(nameof(meanings), "count", MostGroups);
        return all.Select(text => Required(text, nameof(meanings), Length)).FirstOrDefault(refusal => refusal is not null) is { } bad
            ? bad
            : new AuditMeanings(meanings);
    }

    /// <summary>Entries that a word finds.</summary>
    /// <param name="word">In lower case.</param>
    public Expression<Func<AuditEntry, bool>> Of(string word)
    {
        var own = _of[word].ToList();
        Expression<Func<AuditEntry, bool>> found = entry => entry.Words.Contains(word);
        var kinds = own.SelectMany(meaning => meaning.Kinds).Select(WireWord.ToKebab).Distinct().ToList();
        if (kinds.Count > 0)
            found = Either(found, entry => kinds.Contains(entry.Kind));
        if (own.Any(meaning => meaning.Program))
            found = Either(found, entry => entry.ActorId == null);
        foreach (var group in own.SelectMany(meaning => meaning.Said).GroupBy(said => said.Group))
        {
            // A whole field or value: the words of an entry stand in lines.
            var (start, lines) = ($"{group.Key}.", group.SelectMany(said => said.Stored).Select(stored => $"\n{Stored(stored)}\n").Distinct().ToList());
            found = Either(found, entry => entry.Kind.StartsWith(start) && lines.Any(line => ("\n" + entry.Words + "\n").Contains(line)));
        }

        return found;
    }

    /// <summary>Senses are words of the program's own (<c>~nextDay</c>, <c>~month12</c>); everything else is stored as it is said, in lower case.</summary>
    private static string Stored(string said) => said is ['~', ..]
        ? WireWord.ToKebab(said).Replace(Month, $"{Month}-", StringComparison.Ordinal)
        : said.ToLowerInvariant();

    /// <summary>What comes from outside may leave out what the contract demands.</summary>
    private static bool IsWhole(AuditMeaning? meaning) =>
        meaning is { Kinds: not null, Said: not null } && meaning.Said.All(said => said is { Stored: not null });

    private static Expression<Func<AuditEntry, bool>> Either(Expression<Func<AuditEntry, bool>> one, Expression<Func<AuditEntry, bool>> other)
    {
        var entry = one.Parameters[0];
        return Expression.Lambda<Func<AuditEntry, bool>>(Expression.OrElse(one.Body, new Renaming(other.Parameters[0], entry).Visit(other.Body)), entry);
    }

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
