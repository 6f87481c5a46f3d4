using Dashboard.Moderation.Reporting.People;
using Dashboard.Shared.Moderation;

namespace Dashboard.Moderation.Reporting.Intake;

/// <summary>A report that was found fit to be taken.</summary>
/// <param name="Image">Public name of the picture.</param>
/// <param name="Reporter">Who, by the cookie; null for one not seen before.</param>
/// <param name="Trace">From where.</param>
/// <param name="Reason">Why.</param>
/// <param name="Comment">The reader's own words, cleaned, or null.</param>
/// <param name="Language">Language the reader reads us in.</param>
public sealed record ReportDraft(string Image, Guid? Reporter, ReporterTrace Trace, ReportReason Reason, string? Comment, string Language);
