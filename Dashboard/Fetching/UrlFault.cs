namespace Dashboard.Fetching;

/// <summary>Why a text cannot be an address to fetch; stable codes.</summary>
public static class UrlFault
{
    /// <summary>Not an absolute URL with a host.</summary>
    public const string NotAUrl = "not-a-url";

    /// <summary>Another scheme than http or https.</summary>
    public const string Scheme = "scheme";

    /// <summary>Carries a user name or password.</summary>
    public const string UserInfo = "userinfo";

    /// <summary>Longer than <see cref="UrlRules.MaxLength"/>.</summary>
    public const string TooLong = "url-too-long";

    /// <summary>Names a private, local or reserved address that the operator has not allowed.</summary>
    public const string RefusedAddress = FailureCode.RefusedAddress;
}
