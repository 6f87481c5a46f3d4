namespace Dashboard.Wire.Newsroom;

/// <summary>Why something asked of the headlines was not done: a stable code and what the sentence about it names.</summary>
/// <param name="Code">A code of <see cref="HeadlineFaultCode"/>.</param>
/// <param name="Arguments">Culture-free arguments, in the order documented with the code.</param>
public sealed record HeadlineFault(string Code, IReadOnlyList<string> Arguments)
{
    /// <summary>A fault with its arguments.</summary>
    /// <param name="code">The code.</param>
    /// <param name="arguments">The arguments.</param>
    public static HeadlineFault Of(string code, params string[] arguments) => new(code, arguments);

    /// <summary>Two faults are the same when they say the same.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(HeadlineFault? other) => other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Code, Arguments.Count);
}
