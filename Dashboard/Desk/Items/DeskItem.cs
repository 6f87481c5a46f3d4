using Dashboard.Shared.Headlines;

namespace Dashboard.Desk.Items;

/// <summary>One headline as the desk shows it. A change makes another one, so that a row whose item is the same needs no drawing.</summary>
/// <param name="Headline">The headline now; its title is empty once the law had it removed.</param>
public sealed record DeskItem(Headline Headline)
{
    /// <summary>The title before its last change, or null.</summary>
    public string? FormerTitle { get; init; }

    /// <summary>When the title last changed (UTC).</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>On whose word it was withdrawn, or null.</summary>
    public WithdrawalReason? Withdrawn { get; init; }

    /// <summary>Its source has taken it out of its feed.</summary>
    public bool IsRemovedAtSource { get; init; }

    /// <summary>It came while the desk was open.</summary>
    public bool IsFresh { get; init; }

    /// <summary>Surrogate identifier.</summary>
    public long Id => Headline.Id;

    /// <summary>The same headline withdrawn. What the law had removed is not even kept in memory.</summary>
    /// <param name="reason">On whose word.</param>
    public DeskItem Withdraw(WithdrawalReason reason) => reason == WithdrawalReason.Legal
        ? this with { Withdrawn = reason, FormerTitle = null, Headline = Headline with { Title = "" } }
        : this with { Withdrawn = reason };
}
