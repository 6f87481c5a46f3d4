using System.Globalization;
using System.Net;
using Dashboard.Accounts;
using Dashboard.Moderation.Reporting;
using Dashboard.Moderation.Reporting.Intake;
using Dashboard.Moderation.Reporting.People;
using Dashboard.Shared.Moderation;
using Dashboard.Shell;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Moderation.Api;

/// <summary>Lets a report in, whichever way it came: checks it, has it taken, and says what became of it.</summary>
/// <param name="gate">Limits how often.</param>
/// <param name="cookie">Knows reporters.</param>
/// <param name="keys">Hashes addresses.</param>
/// <param name="intake">Takes reports.</param>
/// <param name="receipts">Makes receipts.</param>
/// <param name="metrics">Counts.</param>
/// <param name="texts">The room's texts.</param>
internal sealed class ReportDoor(
    ReportGate gate, ReporterCookie cookie, ReporterKeys keys, ReportIntake intake, Receipts receipts, ModerationMetrics metrics, IStringLocalizer<ModerationTexts> texts)
{
    /// <summary>Refuses what no report may be read from: another site's page, too many at once.</summary>
    public ModerationFault? Refuse(HttpContext context)
    {
        if (PageOrigin.IsOurs(context.Request) == false)
        {
            return ModerationFault.Of(ModerationFaultCode.ForeignOrigin);
        }

        if (gate.Count(context) is not { } wait)
        {
            return null;
        }

        var seconds = ((int)Math.Ceiling(Math.Max(1, wait.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[HeaderNames.RetryAfter] = seconds;
        return ModerationFault.Of(ModerationFaultCode.TooMany, seconds);
    }

    /// <summary>Takes a report.</summary>
    public async Task<ModerationOutcome<ReportAnswer>> TakeAsync(HttpContext context, string image, string? reason, string? comment)
    {
        if (ReasonNames.Read(reason) is not { } why)
        {
            return ModerationFault.Of(ModerationFaultCode.Reason, Shorten(reason));
        }

        var said = CommentText.Clean(comment);
        if (said?.Length > CommentText.MaxLength)
        {
            return ModerationFault.Of(ModerationFaultCode.CommentTooLong, CommentText.MaxLength.ToString(CultureInfo.InvariantCulture));
        }

        var trace = await keys.TraceAsync(AddressOf(context), context.RequestAborted);
        var draft = new ReportDraft(image, cookie.Read(context.Request), trace, why, said, PageLanguage.Current.Code);
        var taken = await intake.TakeAsync(draft, context.RequestAborted);
        if (taken.Status is ReportStatus.UnknownPicture or ReportStatus.AlreadyBlocked)
        {
            return ModerationFault.Of(taken.Status == ReportStatus.UnknownPicture ? ModerationFaultCode.UnknownPicture : ModerationFaultCode.AlreadyBlocked);
        }

        if (draft.Reporter is null)
        {
            cookie.Write(context.Response, taken.Reporter);
        }

        metrics.Reported(taken.Status switch { ReportStatus.AlreadyReported => ReportAnswer.AlreadyReported, ReportStatus.Repeated => "repeated", _ => ReportAnswer.Received });
        return Answer(taken);
    }

    /// <summary>Thanks a program that filled in what no person sees; nothing is kept.</summary>
    public ReportAnswer Pretend()
    {
        metrics.Reported("trapped");
        return new(ReportAnswer.Received, texts["answer.received"], "");
    }

    /// <summary>A report was not taken.</summary>
    public ModerationFault Counted(ModerationFault fault)
    {
        metrics.Reported(fault.Code);
        return fault;
    }

    private ReportAnswer Answer(ReportTaken taken) => taken.Status == ReportStatus.AlreadyReported
        ? new(ReportAnswer.AlreadyReported, texts["answer.already-reported"], receipts.Issue(taken.CaseId, taken.At))
        : new(ReportAnswer.Received, texts[taken.Hidden ? "answer.received-hidden" : "answer.received"], receipts.Issue(taken.CaseId, taken.At));

    private static IPAddress AddressOf(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;

    // A sentence names what was found, not all of it.
    private static string Shorten(string? text) => text is { Length: > 40 } ? $"{CommentText.Clean(text[..40])}…" : CommentText.Clean(text) ?? "";
}
