namespace Dashboard.Hosting.Faults;

/// <summary>A list in the configuration: <c>Key__0</c>, <c>Key__1</c>, or on one line with commas or semicolons.</summary>
internal static class ConfiguredList
{
    private static readonly char[] Separators = [',', ';'];

    /// <summary>Its entries, each with the key it stands under.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="key">The list's key.</param>
    public static IReadOnlyList<(string Key, string Value)> Read(IConfiguration configuration, string key)
    {
        var line = (configuration[key] ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. line.Select(value => (key, value)),
            .. configuration.GetSection(key).GetChildren().Where(child => !string.IsNullOrWhiteSpace(child.Value)).Select(child => (child.Path, child.Value!.Trim())),
        ];
    }
}
