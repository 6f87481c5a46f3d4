using Dashboard.Fetching;

namespace Dashboard.Pictures.Checking;

/// <summary>Why what was fetched is no picture we keep; stable codes beside those of <see cref="FailureCode"/>.</summary>
public static class PictureFault
{
    /// <summary>Its bytes are none of the raster formats we know, whatever it is called, or they can't be decoded.</summary>
    public const string NotAnImage = "not-an-image";

    /// <summary>It ends before it should.</summary>
    public const string Truncated = "truncated";

    /// <summary>More pixels than allowed. Argument: width × height as it says.</summary>
    public const string TooManyPixels = "too-many-pixels";

    /// <summary>An animation with more frames than allowed. Argument: how many.</summary>
    public const string TooManyFrames = "too-many-frames";

    /// <summary>A drawing that a browser would run, SVG: never kept.</summary>
    public const string Vector = "vector";

    /// <summary>Too small to be a picture for readers: an icon, a counter. Argument: width × height.</summary>
    public const string TooSmall = "too-small";

    /// <summary>Decoding took too long. Argument: the limit in seconds.</summary>
    public const string TooSlow = "too-slow";

    /// <summary>Whether trying again is pointless: the address holds what we never keep, or leads where we never go.</summary>
    /// <param name="code">A code of this class or of <see cref="FailureCode"/> or <see cref="UrlFault"/>.</param>
    public static bool IsFinal(string code) => code is TooManyPixels or TooManyFrames or Vector or TooSmall or TooSlow or Gone
        or FailureCode.RefusedAddress or FailureCode.TooLarge or UrlFault.NotAUrl or UrlFault.Scheme or UrlFault.UserInfo or UrlFault.TooLong;

    /// <summary>410: the source says that it will not come back.</summary>
    internal const string Gone = "gone";

    /// <summary>429: the host asks to be left alone.</summary>
    internal const string RateLimited = "rate-limited";
}
