using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live.Fanout;

/// <summary>A client of the hub.</summary>
/// <param name="connection">The connection; it keeps itself alive.</param>
/// <param name="filter">What it hears.</param>
/// <param name="oneByOne">Each headline by a call of its own.</param>
internal sealed class HubSeat(HubConnectionContext connection, LiveFilter filter, bool oneByOne) : Seat
{
    private Task _under = Task.CompletedTask;

    /// <summary>What it hears.</summary>
    public LiveFilter Filter => filter;

    /// <summary>Each headline by a call of its own.</summary>
    public bool OneByOne => oneByOne;

    /// <inheritdoc />
    public override string Transport => LiveHubSession.Transport;

    /// <inheritdoc />
    public override bool TrySend(Batch batch, out int written)
    {
        var choice = batch.ChoiceOf(Filter);
        Position = batch.To;
        written = System.Numerics.BitOperations.PopCount(choice);
        if (choice == 0 || batch.Speech(choice, connection.Protocol, OneByOne) is not { } speech)
        {
            return true;
        }

        var write = connection.WriteAsync(speech, CancellationToken.None);
        if (write.IsCompletedSuccessfully)
        {
            return true;
        }

        _under = write.AsTask();
        return false;
    }

    /// <inheritdoc />
    public override bool TryBeat() => true;

    /// <summary>Waits until the write that a loop left is over.</summary>
    /// <param name="patience">How long.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="TimeoutException">The client takes nothing.</exception>
    public Task FinishAsync(TimeSpan patience, TimeProvider time, CancellationToken ct) => _under.WaitAsync(patience, time, ct);
}
