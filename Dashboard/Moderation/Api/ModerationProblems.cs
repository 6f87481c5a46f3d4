using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Dashboard.Moderation.Api;

/// <summary>Answers faults: a status, and a sentence in the reader's language.</summary>
internal static class ModerationProblems
{
    /// <summary>The sentence.</summary>
    public static string Say(this IStringLocalizer<ModerationTexts> texts, ModerationFault fault) => texts[$"fault.{fault.Code}", [.. fault.Arguments]];

    /// <summary>The answer for a program.</summary>
    public static ProblemHttpResult Problem(this IStringLocalizer<ModerationTexts> texts, ModerationFault fault)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = fault.Code };
        if (fault is { Code: ModerationFaultCode.Stale, Arguments: [var version, ..] })
        {
            extensions["version"] = int.Parse(version, CultureInfo.InvariantCulture);
        }
        else if (fault is { Code: ModerationFaultCode.Claimed, Arguments: [var by, var until, ..] })
        {
            (extensions["claimedBy"], extensions["claimedUntil"]) = (by, until);
        }

        return TypedResults.Problem(title: texts.Say(fault), statusCode: Status(fault.Code), extensions: extensions);
    }

    /// <summary>A fault's status.</summary>
    public static int Status(string code) => code switch
    {
        ModerationFaultCode.UnknownPicture or ModerationFaultCode.UnknownReceipt or ModerationFaultCode.UnknownCase or ModerationFaultCode.UnknownReporter => StatusCodes.Status404NotFound,
        ModerationFaultCode.AlreadyBlocked => StatusCodes.Status410Gone,
        ModerationFaultCode.ForeignOrigin or ModerationFaultCode.NotAllowed => StatusCodes.Status403Forbidden,
        ModerationFaultCode.TooMany => StatusCodes.Status429TooManyRequests,
        ModerationFaultCode.Claimed or ModerationFaultCode.Stale or ModerationFaultCode.NothingToUndo => StatusCodes.Status409Conflict,
        ModerationFaultCode.ContentType => StatusCodes.Status415UnsupportedMediaType,
        ModerationFaultCode.BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status400BadRequest,
    };
}
