using System.Globalization;
using System.Text.Json;
using Dashboard.Shared.Live;

namespace Dashboard.Moderation.Api;

/// <summary>Reads the body of a request; what cannot be read is a fault like every other.</summary>
internal static class BodyReader
{
    /// <summary>Most bytes of a body: the longest comment, however it is escaped.</summary>
    public const int MaxBody = 32 * 1024;

    /// <summary>The JSON body, or what is against it.</summary>
    public static async Task<(T? Body, ModerationFault? Fault)> JsonAsync<T>(HttpRequest request, CancellationToken ct)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, ModerationFault.Of(ModerationFaultCode.ContentType));
        }

        try
        {
            return await request.ReadFromJsonAsync<T>(LiveJson.Options, ct) is { } body ? (body, null) : (null, ModerationFault.Of(ModerationFaultCode.Body, "$"));
        }
        catch (JsonException fault)
        {
            return (null, ModerationFault.Of(ModerationFaultCode.Body, string.IsNullOrEmpty(fault.Path) ? "$" : fault.Path));
        }
        catch (BadHttpRequestException fault)
        {
            return (null, Refused(fault));
        }
    }

    /// <summary>The fields of a form, or what is against them.</summary>
    public static async Task<(IFormCollection? Form, ModerationFault? Fault)> FormAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return (await request.ReadFormAsync(ct), null);
        }
        catch (BadHttpRequestException fault)
        {
            return (null, Refused(fault));
        }
        catch (InvalidDataException)
        {
            return (null, ModerationFault.Of(ModerationFaultCode.Body, "$"));
        }
    }

    private static ModerationFault Refused(BadHttpRequestException fault) => fault.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? ModerationFault.Of(ModerationFaultCode.BodyTooLarge, MaxBody.ToString(CultureInfo.InvariantCulture))
        : ModerationFault.Of(ModerationFaultCode.Body, "$");
}
