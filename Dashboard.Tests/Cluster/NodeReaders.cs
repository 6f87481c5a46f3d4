namespace Dashboard.Tests.Cluster;

/// <summary>A reader of the stream at each node.</summary>
internal sealed class NodeReaders : IAsyncDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly List<Task> _listening = [];

    public NodeReaders(HttpMessageInvoker client, IReadOnlyList<NodePart> nodes, CancellationToken ct)
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        foreach (var node in nodes)
        {
            var listener = new StreamListener(client, node.Address, node.Number, TimeProvider.System);
            All.Add(listener.Heard);
            _listening.Add(listener.ListenAsync(_end.Token));
        }
    }

    public List<Heard> All { get; } = [];

    /// <summary>Waits until each has heard so many.</summary>
    public Task ReachAsync(int count, CancellationToken ct) => Task.WhenAll(All.Select(h => h.ReachAsync(count))).WaitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_listening);
        _end.Dispose();
    }
}
