using System.Globalization;
using Dashboard.Shell;

namespace Dashboard.Sources;

/// <summary>Reads the body of a request; what cannot be read is answered with a sentence like every other fault.</summary>
internal static class SourceRequestReader
{
    /// <summary>Most bytes of a body.</summary>
    public const int MaxBody = 64 * 1024;

    /// <summary>The body, or what is against it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<(SourceRequest? Body, SourceFault? Fault)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var body = await request.ReadJsonBodyAsync<SourceRequest>(ct);
        return (body.Value, body.Fault switch
        {
            JsonBodyFault.None => null,
            JsonBodyFault.ContentType => SourceFault.Of(SourceFaultCode.ContentType),
            JsonBodyFault.TooLarge => SourceFault.Of(SourceFaultCode.BodyTooLarge, MaxBody.ToString(CultureInfo.InvariantCulture)),
            _ => SourceFault.Of(SourceFaultCode.Body, body.Path),
        });
    }
}
