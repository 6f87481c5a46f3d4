using System.Globalization;
using System.Security.Claims;
using Dashboard.Wire.Newsroom;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Dashboard.Desk;

/// <summary>The writing side of the headlines' API.</summary>
internal static class DeskApi
{
    /// <summary>Answers <c>POST /api/headlines</c>.</summary>
    public static async Task<IResult> FileAsync(HttpRequest request, ClaimsPrincipal user, DeskActs acts, IStringLocalizer<DeskTexts> texts, CancellationToken ct)
    {
        var (body, unreadable) = await DeskRequestReader.ReadAsync<FileRequest>(request, ct);
        var (draft, fault) = body?.ToDraft() ?? (null, unreadable);
        if (draft is null)
        {
            return Refuse(fault!, texts);
        }

        var outcome = await acts.FileAsync(draft, user, ct);
        return outcome.Value is { } headline
            ? TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/headlines/{headline.Id}"), headline)
            : Refuse(outcome.Fault!, texts);
    }

    /// <summary>Answers <c>POST /api/headlines/{id}/withdraw</c>.</summary>
    public static async Task<IResult> WithdrawAsync(
        long id, HttpRequest request, ClaimsPrincipal user, DeskActs acts, IStringLocalizer<DeskTexts> texts, CancellationToken ct)
    {
        var (body, unreadable) = await DeskRequestReader.ReadAsync<WithdrawRequest>(request, ct);
        var (reason, fault) = body?.ToReason() ?? (null, unreadable);
        if (body is null || reason is not { } word)
        {
            return Refuse(fault!, texts);
        }

        var outcome = await acts.WithdrawAsync(id, word, body.Note, user, ct);
        return outcome.Value is { } withdrawal ? TypedResults.Ok(withdrawal) : Refuse(outcome.Fault!, texts);
    }

    private static ProblemHttpResult Refuse(HeadlineFault fault, IStringLocalizer<DeskTexts> texts)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = fault.Code };
        if (fault is { Code: HeadlineFaultCode.Duplicate, Arguments: [var existing, ..] })
        {
            extensions["existingId"] = long.Parse(existing, CultureInfo.InvariantCulture);
        }

        return TypedResults.Problem(title: texts.Say(fault), statusCode: Status(fault.Code), extensions: extensions);
    }

    private static int Status(string code) => code switch
    {
        HeadlineFaultCode.Unknown => StatusCodes.Status404NotFound,
        HeadlineFaultCode.Duplicate or HeadlineFaultCode.WithdrawnBefore => StatusCodes.Status409Conflict,
        HeadlineFaultCode.Flash or HeadlineFaultCode.NotAllowed => StatusCodes.Status403Forbidden,
        HeadlineFaultCode.ContentType => StatusCodes.Status415UnsupportedMediaType,
        HeadlineFaultCode.BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status400BadRequest,
    };
}
