using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dashboard.Hosting.Api;

/// <summary>Describes the HTTP API at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiSetup
{
    private const string Document = "v1";
    private const string Bearer = "bearer";
    private static readonly string[] Described = ["api/", "feeds/", "images/"];

    /// <summary>Adds the description.</summary>
    /// <param name="services">The container.</param>
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.ShouldInclude = endpoint => Described.Any(path => endpoint.RelativePath?.StartsWith(path, StringComparison.Ordinal) == true);
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(RequireSignIn);
    });

    /// <summary>Maps it, for everybody.</summary>
    /// <param name="app">The application.</param>
    public static void MapApiDescription(this IEndpointRouteBuilder app) => app.MapOpenApi().AllowAnonymous();

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new()
        {
            Title = "Dashboard",
            Version = Document,
            Description = "A newsroom: headlines for everybody, sources and moderation for its staff. Errors are application/problem+json with a title a person can act on.",
            License = new() { Name = "MIT", Identifier = "MIT" },
        };
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "The accessToken of POST /api/account/login.",
        };
        // Where it is found is the reader's business: behind a proxy the server itself does not know.
        document.Servers?.Clear();
        return Task.CompletedTask;
    }

    private static Task RequireSignIn(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security ??= [];
            operation.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] });
        }

        return Task.CompletedTask;
    }
}
