namespace Dashboard.Demo.Serving;

/// <summary>Hands what the newswire's own web server logs to the product's logs.</summary>
[ProviderAlias("Newswire")]
internal sealed class PassedOnLogs(ILoggerFactory loggers) : ILoggerProvider
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => loggers.CreateLogger(categoryName);

    /// <summary>Nothing to do: the factory belongs to the product.</summary>
    public void Dispose()
    {
    }
}
