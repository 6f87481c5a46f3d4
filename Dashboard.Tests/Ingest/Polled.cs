using System.Threading.Channels;
using Dashboard.Sources;

namespace Dashboard.Tests.Ingest;

/// <summary>Waits for ends of polls.</summary>
internal sealed class Polled : IDisposable
{
    private readonly Channel<int> _ends = Channel.CreateUnbounded<int>();
    private readonly IDisposable _listening;

    public Polled(SourceHints hints) => _listening = hints.Listen(id => _ends.Writer.TryWrite(id));

    /// <summary>The source whose poll ended next.</summary>
    public async Task<int> NextAsync() => await _ends.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void Dispose() => _listening.Dispose();
}
