namespace OrleansChat.Edge.Contracts;

/// <summary>The value is one of a set of words, which the vocabulary of eng/Wire has under this name.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class OneOfAttribute(string words) : Attribute
{
    public string Words => words;
}

/// <summary>
/// What the server takes: characters of a text, elements of a list, or values of a number. What checks it uses the same constants.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class BoundsAttribute(long least, long most) : Attribute
{
    public long Least => least;

    public long Most => most;
}
