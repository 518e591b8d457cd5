using System.Diagnostics.CodeAnalysis;

namespace OrleansChat.Results;

/// <summary>A value, or the <see cref="Refusal"/> that says why there is none. Exactly one of the two is set.</summary>
[GenerateSerializer, Alias("chat.result`1"), Immutable]
public readonly record struct Result<T>
{
    private Result(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>The value; null (or default) when refused.</summary>
    [Id(0)]
    public T? Value { get; init; }

    /// <summary>Why not; null when there is a value.</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>Whether this is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsOk => Refusal is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    /// <summary>The same refusal for another value type, or the mapped value.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map) => IsOk ? map(Value) : Refusal;
}
