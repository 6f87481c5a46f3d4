using System.Text.Json;
using Dashboard.Shared.Live;

namespace Dashboard.Shell;

/// <summary>Reads the JSON bodies of requests; what a client sends is never an exception.</summary>
public static class JsonBodies
{
    /// <summary>Reads a body.</summary>
    /// <typeparam name="T">What it describes.</typeparam>
    /// <param name="request">The request; its size is limited by the endpoint.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<JsonBody<T>> ReadJsonBodyAsync<T>(this HttpRequest request, CancellationToken ct)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return new(null, JsonBodyFault.ContentType);
        }

        try
        {
            return await request.ReadFromJsonAsync<T>(LiveJson.Options, ct) is { } body ? new(body) : new(null, JsonBodyFault.Unreadable);
        }
        catch (JsonException fault)
        {
            return new(null, JsonBodyFault.Unreadable, string.IsNullOrEmpty(fault.Path) ? "$" : fault.Path);
        }
        catch (BadHttpRequestException fault)
        {
            return new(null, fault.StatusCode == StatusCodes.Status413PayloadTooLarge ? JsonBodyFault.TooLarge : JsonBodyFault.Unreadable);
        }
    }
}
