namespace Dashboard.Hosting;

/// <summary>
/// Where the settings file and the data lie when nobody says so: beside the program once it is published, in the project's folder
/// while it is run from its sources. Never where somebody happened to stand: it is the same newsroom from any folder.
/// </summary>
internal static class ContentRoot
{
    private const string Project = "Dashboard.csproj";
    private const string Unpublished = "Dashboard.staticwebassets.runtime.json";
    private const int Levels = 4;
    private static readonly string[] Variables = ["ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT"];

    /// <summary>Begins an application with its settings read.</summary>
    /// <param name="args">Options of the command line.</param>
    /// <exception cref="StartRefusedException">The folder is not there, or a settings file cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var isGiven = Variables.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            || args.Any(argument => argument.TrimStart('-', '/').StartsWith("contentRoot", StringComparison.OrdinalIgnoreCase));
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = isGiven ? null : Default() });
        }
        catch (Exception fault) when (fault is DirectoryNotFoundException or ArgumentException)
        {
            throw new StartRefusedException($"contentRoot cannot be used: {fault.Message} Allowed is a folder that exists.", fault);
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{fault.Message} {fault.GetBaseException().Message}", fault);
        }
    }

    private static string Default()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        if (!File.Exists(Path.Combine(folder.FullName, Unpublished)))
        {
            return folder.FullName;
        }

        var above = folder;
        for (var level = 0; level < Levels && above is not null; level++, above = above.Parent)
        {
            if (File.Exists(Path.Combine(above.FullName, Project)))
            {
                return above.FullName;
            }
        }

        return folder.FullName;
    }
}
