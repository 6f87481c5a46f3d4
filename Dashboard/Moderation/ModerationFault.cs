namespace Dashboard.Moderation;

/// <summary>Why something asked of moderation was not done: a stable code and what the sentence about it names.</summary>
/// <param name="Code">A code of <see cref="ModerationFaultCode"/>.</param>
/// <param name="Arguments">Culture-free arguments, in the order documented with the code.</param>
public sealed record ModerationFault(string Code, IReadOnlyList<string> Arguments)
{
    /// <summary>A fault with its arguments.</summary>
    /// <param name="code">The code.</param>
    /// <param name="arguments">The arguments.</param>
    public static ModerationFault Of(string code, params string[] arguments) => new(code, arguments);

    /// <summary>Two faults are the same when they say the same.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(ModerationFault? other) => other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Code, Arguments.Count);
}
