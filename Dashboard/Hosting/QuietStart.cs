namespace Dashboard.Hosting;

/// <summary>
/// Keeps the framework from logging a failed start with its stack trace: <see cref="Launch"/> says it in a sentence.
/// Once the server runs, the same logger is heard again.
/// </summary>
internal sealed class QuietStart
{
    private const string Category = "Microsoft.Extensions.Hosting.Internal.Host";
    private volatile bool _hasStarted;

    /// <summary>Puts it into the logging.</summary>
    /// <param name="builder">The application being built.</param>
    public static void AddTo(WebApplicationBuilder builder)
    {
        var quiet = new QuietStart();
        builder.Logging.AddFilter(Category, level => level >= LogLevel.Information && (quiet._hasStarted || level < LogLevel.Error));
        builder.Services.AddSingleton(quiet);
    }

    /// <summary>The start is over.</summary>
    public void End() => _hasStarted = true;
}
