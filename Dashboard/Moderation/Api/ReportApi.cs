using Dashboard.Moderation.Pages;
using Dashboard.Moderation.Reporting;
using Dashboard.Shared.Moderation;
using Dashboard.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Dashboard.Moderation.Api;

/// <summary>The readers' side of the API.</summary>
internal static class ReportApi
{
    /// <summary>Answers <c>POST /api/images/{id}/reports</c>: JSON by JSON, a form by a page.</summary>
    public static Task<IResult> ReportAsync(string id, HttpContext context, ReportDoor door, ReportForms forms, IStringLocalizer<ModerationTexts> texts)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Request.HasFormContentType ? FormAsync(id, context, door, forms, texts) : JsonAsync(id, context, door, texts);
    }

    /// <summary>Answers <c>GET /api/reports/{receipt}</c>.</summary>
    public static async Task<Results<Ok<ReportOutcome>, ProblemHttpResult>> OutcomeAsync(string receipt, HttpContext context, Receipts receipts, IStringLocalizer<ModerationTexts> texts)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await receipts.FindAsync(receipt, context.RequestAborted) is { } outcome
            ? TypedResults.Ok(outcome)
            : texts.Problem(ModerationFault.Of(ModerationFaultCode.UnknownReceipt));
    }

    private static async Task<IResult> JsonAsync(string id, HttpContext context, ReportDoor door, IStringLocalizer<ModerationTexts> texts)
    {
        if (door.Refuse(context) is { } refused)
        {
            return texts.Problem(door.Counted(refused));
        }

        var (body, unreadable) = await BodyReader.JsonAsync<ReportRequest>(context.Request, context.RequestAborted);
        if (body is null)
        {
            return texts.Problem(door.Counted(unreadable!));
        }

        var outcome = await door.TakeAsync(context, id, body.Reason, body.Comment);
        return outcome.Value is { } answer ? TypedResults.Accepted($"/api/reports/{answer.Receipt}", answer) : texts.Problem(door.Counted(outcome.Fault!));
    }

    private static async Task<IResult> FormAsync(string id, HttpContext context, ReportDoor door, ReportForms forms, IStringLocalizer<ModerationTexts> texts)
    {
        if (door.Refuse(context) is { } refused)
        {
            return Problem(id, door.Counted(refused), texts, form: null);
        }

        var (form, unreadable) = await BodyReader.FormAsync(context.Request, context.RequestAborted);
        if (form is null)
        {
            return Problem(id, door.Counted(unreadable!), texts, form);
        }

        if (!string.IsNullOrEmpty(form[ReportForms.Trap]))
        {
            return Page(StatusCodes.Status202Accepted, new() { [nameof(ReportAnswerPage.Message)] = door.Pretend().Message });
        }

        if (!forms.IsValid(form[ReportForms.Token], id))
        {
            return Problem(id, door.Counted(ModerationFault.Of(ModerationFaultCode.FormExpired)), texts, form);
        }

        var outcome = await door.TakeAsync(context, id, form["reason"], form["comment"]);
        return outcome.Value is { } answer
            ? Page(StatusCodes.Status202Accepted, new() { [nameof(ReportAnswerPage.Message)] = answer.Message, [nameof(ReportAnswerPage.Receipt)] = answer.Receipt })
            : Problem(id, door.Counted(outcome.Fault!), texts, form);
    }

    private static RazorComponentResult<App> Problem(string id, ModerationFault fault, IStringLocalizer<ModerationTexts> texts, IFormCollection? form) => Page(ModerationProblems.Status(fault.Code), new()
    {
        [nameof(ReportAnswerPage.Image)] = id,
        [nameof(ReportAnswerPage.Problem)] = texts.Say(fault),
        // What the reader can put right stays filled in.
        [nameof(ReportAnswerPage.Again)] = fault.Code is ModerationFaultCode.Reason or ModerationFaultCode.CommentTooLong or ModerationFaultCode.FormExpired,
        [nameof(ReportAnswerPage.Reason)] = ReasonNames.Read(form?["reason"]),
        [nameof(ReportAnswerPage.Comment)] = form?["comment"].ToString(),
    });

    private static RazorComponentResult<App> Page(int status, Dictionary<string, object?> values) =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(App.Page)] = typeof(ReportAnswerPage), [nameof(App.Values)] = values }) { StatusCode = status };
}
