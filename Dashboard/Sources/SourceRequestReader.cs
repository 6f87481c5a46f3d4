using System.Globalization;
using System.Text.Json;
using Dashboard.Shared.Live;

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
        if (!request.HasJsonContentType())
        {
            return (null, SourceFault.Of(SourceFaultCode.ContentType));
        }

        try
        {
            return await request.ReadFromJsonAsync<SourceRequest>(LiveJson.Options, ct) is { } body
                ? (body, null)
                : (null, SourceFault.Of(SourceFaultCode.Body, "null"));
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, SourceFault.Of(SourceFaultCode.BodyTooLarge, MaxBody.ToString(CultureInfo.InvariantCulture)));
        }
        catch (BadHttpRequestException)
        {
            return (null, SourceFault.Of(SourceFaultCode.Body, "$"));
        }
        catch (JsonException fault)
        {
            return (null, SourceFault.Of(SourceFaultCode.Body, string.IsNullOrEmpty(fault.Path) ? "$" : fault.Path));
        }
    }
}
