using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;

namespace Dashboard.Hosting.Front;

/// <summary>Tells browsers what a page of ours may do: on public pages next to nothing, on staff pages what Blazor and MudBlazor need.</summary>
internal static class SecurityHeaders
{
    private const string Public =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    // MudBlazor places its popovers by style attributes, and draws small pictures in its styles.
    private const string Staff =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'self'";

    /// <summary>Adds the headers to every answer, as late as can be: only then is it known which page answers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What answers it.</param>
    public static Task PassAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            // Who serves what may do even less says so itself.
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = IsStaffPage(context) ? Staff : Public;
            }

            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    /// <summary>Whether a page with a circuit answers, as Shell marks them.</summary>
    /// <param name="context">The request, routed.</param>
    public static bool IsStaffPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && context.AcceptsInteractiveRouting();
}
