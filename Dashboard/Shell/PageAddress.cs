using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;

namespace Dashboard.Shell;

/// <summary>Addresses of pages of this site, from the root.</summary>
public static class PageAddress
{
    /// <summary>Path and query the reader asked for, also while an error page answers in its place.</summary>
    /// <param name="context">The request.</param>
    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } former)
        {
            return new PathString(former.OriginalPath).ToUriComponent() + former.OriginalQueryString;
        }

        var path = context.Features.Get<IExceptionHandlerPathFeature>() is { } fault ? new PathString(fault.Path) : context.Request.Path;
        return path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
    }

    /// <summary>The same page in another language.</summary>
    /// <param name="address">Path and query from the root.</param>
    /// <param name="language">The language.</param>
    public static string WithLanguage(string address, PageLanguage language)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(language);
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? address : address[..mark];
        var query = new QueryBuilder(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(mark < 0 ? "" : address[mark..])
            .Where(pair => pair.Key != LanguageChoice.Parameter)
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")))
        {
            { LanguageChoice.Parameter, language.Code },
        };
        return path + query.ToQueryString().ToUriComponent();
    }
}
