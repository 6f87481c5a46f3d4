using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Dashboard.Fetching;

/// <summary>Turns what .NET throws into the codes people are told.</summary>
internal static class FetchFailure
{
    /// <summary>A failure with its arguments.</summary>
    public static FetchOutcome.Failed Of(string code, params string[] arguments) => new(code, arguments);

    /// <summary>A number as an argument.</summary>
    public static string Number<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>The failure an exception of the HTTP stack stands for, or null when it is not one of its.</summary>
    public static FetchOutcome.Failed? From(Exception exception, Uri url)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Specific(cause, url) is { } known)
            {
                return known;
            }
        }

        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Of(FailureCode.Connect, url.IdnHost, Number(url.Port)),
            HttpRequestException or IOException => Of(FailureCode.Protocol, url.IdnHost),
            _ => null,
        };
    }

    private static FetchOutcome.Failed? Specific(Exception cause, Uri url) => cause switch
    {
        RefusedAddressException => Of(FailureCode.RefusedAddress, url.IdnHost),
        AuthenticationException => Of(FailureCode.Tls, url.IdnHost),
        InvalidDataException => Of(FailureCode.Protocol, url.IdnHost),
        SocketException socket => FromSocket(socket.SocketErrorCode, url),
        HttpRequestException request => FromRequest(request.HttpRequestError, url),
        HttpIOException io => FromRequest(io.HttpRequestError, url),
        _ => null,
    };

    private static FetchOutcome.Failed FromSocket(SocketError error, Uri url) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => Of(FailureCode.Dns, url.IdnHost),
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => Of(FailureCode.CutShort, url.IdnHost),
        _ => Of(FailureCode.Connect, url.IdnHost, Number(url.Port)),
    };

    /// <summary>Null where the cause below knows better.</summary>
    private static FetchOutcome.Failed? FromRequest(HttpRequestError error, Uri url) => error switch
    {
        HttpRequestError.SecureConnectionError => Of(FailureCode.Tls, url.IdnHost),
        HttpRequestError.ResponseEnded => Of(FailureCode.CutShort, url.IdnHost),
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError
            or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.VersionNegotiationError => Of(FailureCode.Protocol, url.IdnHost),
        _ => null,
    };
}
