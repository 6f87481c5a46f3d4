using System.Globalization;
using System.Text.Json;
using Dashboard.Shared.Live;
using Dashboard.Wire.Newsroom;

namespace Dashboard.Desk;

/// <summary>Reads the body of a request; what cannot be read is answered with a sentence like every other fault.</summary>
internal static class DeskRequestReader
{
    /// <summary>Most bytes of a body: the longest title and address, however they are escaped.</summary>
    public const int MaxBody = 64 * 1024;

    /// <summary>The body, or what is against it.</summary>
    /// <typeparam name="T">What it describes.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<(T? Body, HeadlineFault? Fault)> ReadAsync<T>(HttpRequest request, CancellationToken ct)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, HeadlineFault.Of(HeadlineFaultCode.ContentType));
        }

        try
        {
            return await request.ReadFromJsonAsync<T>(LiveJson.Options, ct) is { } body
                ? (body, null)
                : (null, HeadlineFault.Of(HeadlineFaultCode.Body, "$"));
        }
        catch (JsonException fault)
        {
            return (null, HeadlineFault.Of(HeadlineFaultCode.Body, string.IsNullOrEmpty(fault.Path) ? "$" : fault.Path));
        }
        catch (BadHttpRequestException fault)
        {
            return (null, fault.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? HeadlineFault.Of(HeadlineFaultCode.BodyTooLarge, MaxBody.ToString(CultureInfo.InvariantCulture))
                : HeadlineFault.Of(HeadlineFaultCode.Body, "$"));
        }
    }
}
