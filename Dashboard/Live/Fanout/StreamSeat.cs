namespace Dashboard.Live.Fanout;

/// <summary>A reader of the event stream.</summary>
/// <param name="output">Where it is written to.</param>
/// <param name="filter">What it hears.</param>
internal sealed class StreamSeat(StreamOutput output, LiveFilter filter) : Seat
{
    /// <inheritdoc />
    public override string Transport => LiveStream.Transport;

    /// <inheritdoc />
    public override bool TrySend(Batch batch, out int written)
    {
        var block = Take(batch);
        written = block.Count;
        return written == 0 || output.TrySend(block);
    }

    /// <summary>Moves its position past a batch and gives what of it is to be written.</summary>
    /// <param name="batch">Follows on its position.</param>
    public StreamBlock Take(Batch batch)
    {
        Position = batch.To;
        return batch.ChoiceOf(filter) is not 0 and var choice ? batch.Stream(choice) : default;
    }

    /// <inheritdoc />
    public override bool TryBeat() => output.TrySend(Chunks.Of(SseFrame.Heartbeat(Position)));
}
