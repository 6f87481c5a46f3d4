using System.Globalization;
using Dashboard.Shell;

namespace Dashboard.Moderation.Api;

/// <summary>Reads the body of a request; what cannot be read is a fault like every other.</summary>
internal static class BodyReader
{
    /// <summary>Most bytes of a body: the longest comment, however it is escaped.</summary>
    public const int MaxBody = 32 * 1024;

    private static ModerationFault TooLarge => ModerationFault.Of(ModerationFaultCode.BodyTooLarge, MaxBody.ToString(CultureInfo.InvariantCulture));

    /// <summary>The JSON body, or what is against it.</summary>
    public static async Task<(T? Body, ModerationFault? Fault)> JsonAsync<T>(HttpRequest request, CancellationToken ct)
        where T : class
    {
        var body = await request.ReadJsonBodyAsync<T>(ct);
        return (body.Value, body.Fault switch
        {
            JsonBodyFault.None => null,
            JsonBodyFault.ContentType => ModerationFault.Of(ModerationFaultCode.ContentType),
            JsonBodyFault.TooLarge => TooLarge,
            _ => ModerationFault.Of(ModerationFaultCode.Body, body.Path),
        });
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
            return (null, fault.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : ModerationFault.Of(ModerationFaultCode.Body, "$"));
        }
        catch (InvalidDataException)
        {
            return (null, ModerationFault.Of(ModerationFaultCode.Body, "$"));
        }
    }
}
