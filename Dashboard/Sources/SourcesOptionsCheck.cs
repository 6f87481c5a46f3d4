using Microsoft.Extensions.Options;

namespace Dashboard.Sources;

/// <summary>Says at the start when the starter list is not where it should be.</summary>
/// <param name="environment">Whose content root a relative path starts at.</param>
internal sealed class SourcesOptionsCheck(IHostEnvironment environment) : IValidateOptions<SourcesOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, SourcesOptions options)
    {
        var path = PathOf(options, environment);
        return path is null || options.StarterList is null || File.Exists(path)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Sources:StarterList is \"{options.StarterList}\", but there is no file {path}; allowed is the path of an OPML file, or an empty text for none.");
    }

    /// <summary>Where the starter list lies; null when none is wanted.</summary>
    /// <param name="options">The options.</param>
    /// <param name="environment">Whose content root a relative path starts at.</param>
    public static string? PathOf(SourcesOptions options, IHostEnvironment environment) => options.StarterList switch
    {
        null => Path.Combine(AppContext.BaseDirectory, "Sources", "starter.opml"),
        var none when string.IsNullOrWhiteSpace(none) => null,
        var path => Path.GetFullPath(path, environment.ContentRootPath),
    };
}
