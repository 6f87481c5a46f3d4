namespace Dashboard.Shared.Live;

/// <summary>What a client of the live hub wants to hear.</summary>
/// <param name="After">Position in the public log: everything later is delivered once, in order. Null for a newcomer.</param>
/// <param name="Last">For a newcomer: how many of the latest headlines to start with (0 to 500).</param>
/// <param name="Languages">BCP 47 codes to hear; null or empty for all.</param>
/// <param name="Sources">Source identifiers to hear; null or empty for all.</param>
/// <param name="Sections">Section slugs to hear; null or empty for all.</param>
/// <param name="AfterStaff">Position in the staff log, for signed-in staff.</param>
/// <param name="OneByOne">Each headline by a call of its own, also when several leave at once.</param>
public sealed record JoinRequest(
    long? After = null,
    int? Last = null,
    IReadOnlyList<string>? Languages = null,
    IReadOnlyList<int>? Sources = null,
    IReadOnlyList<string>? Sections = null,
    long? AfterStaff = null,
    bool OneByOne = false);
