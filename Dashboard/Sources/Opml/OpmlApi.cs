using System.Globalization;
using System.Security.Claims;
using Dashboard.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Sources.Opml;

/// <summary>The list of sources as OPML over HTTP, for administrators.</summary>
internal static class OpmlApi
{
    private const string ContentType = "text/x-opml; charset=utf-8";
    private const string FileName = "sources.opml";

    public static async Task<IResult> ExportAsync(SourceExport export, CancellationToken ct)
    {
        var document = new MemoryStream();
        await export.RunAsync(document, ct);
        return TypedResults.File(document.ToArray(), ContentType, FileName);
    }

    public static async Task<IResult> ImportAsync(HttpRequest request, ClaimsPrincipal user, SourceImport import, CancellationToken ct)
    {
        var report = await import.RunAsync(request.Body, Actor.Of(user), ct);
        if (report.Fault is { } fault)
        {
            var status = fault.Code == SourceFaultCode.OpmlTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
            return TypedResults.Problem(new ProblemDetails
            {
                Title = SourceSentences.Of(fault, CultureInfo.CurrentUICulture),
                Status = status,
                Extensions = { ["code"] = fault.Code },
            });
        }

        return TypedResults.Ok(new OpmlAnswer(
            report.Added.Count,
            report.AlreadyThere.Count,
            [.. report.Rejected.Select(r => new OpmlRejection(r.Entry.XmlUrl, r.Fault.Code, SourceSentences.Of(r.Fault, CultureInfo.CurrentUICulture)))]));
    }
}
