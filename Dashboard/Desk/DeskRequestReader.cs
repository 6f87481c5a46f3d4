using System.Globalization;
using Dashboard.Shell;
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
        var body = await request.ReadJsonBodyAsync<T>(ct);
        return (body.Value, body.Fault switch
        {
            JsonBodyFault.None => null,
            JsonBodyFault.ContentType => HeadlineFault.Of(HeadlineFaultCode.ContentType),
            JsonBodyFault.TooLarge => HeadlineFault.Of(HeadlineFaultCode.BodyTooLarge, MaxBody.ToString(CultureInfo.InvariantCulture)),
            _ => HeadlineFault.Of(HeadlineFaultCode.Body, body.Path),
        });
    }
}
