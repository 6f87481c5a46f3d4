using Dashboard.Storage;

namespace Dashboard.Moderation.Cases.Views;

/// <summary>Which cases to list. Open ones come gravest and then oldest first, what may be illegal before all; decided ones latest first.</summary>
/// <param name="State">Only this state; null for every one.</param>
/// <param name="Lane">Only this lane.</param>
/// <param name="Text">Only where the picture's name, the case's number or a headline's title has this.</param>
/// <param name="After">Where the former page ended (<see cref="CaseList.Next"/>); null for the first.</param>
/// <param name="Limit">At most this many, 1 to 200.</param>
public sealed record CaseQuery(CaseState? State = CaseState.Open, CaseLane Lane = CaseLane.All, string? Text = null, string? After = null, int Limit = 50);
