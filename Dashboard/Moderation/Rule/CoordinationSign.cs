namespace Dashboard.Moderation.Rule;

/// <summary>One reason why reports look coordinated.</summary>
/// <param name="Code"><c>one-network</c>, <c>same-text</c> or <c>neighbours</c>.</param>
/// <param name="Count">Reports in the group.</param>
/// <param name="Of">Reports in the case.</param>
/// <param name="Networks">Different networks the group comes from.</param>
/// <param name="Minutes">From the group's first report to its last, rounded up.</param>
public sealed record CoordinationSign(string Code, int Count, int Of, int Networks, int Minutes)
{
    /// <summary>One network sent most of the reports within minutes.</summary>
    public const string OneNetwork = "one-network";

    /// <summary>The same text stands in several reports.</summary>
    public const string SameText = "same-text";

    /// <summary>First-time reporters of neighbouring networks came within minutes.</summary>
    public const string Neighbours = "neighbours";
}
