using System.Runtime.ExceptionServices;

namespace Dashboard.Fetching;

/// <summary>Whether a request may still go, and why it was given up: what the HTTP stack makes of a refusal says neither.</summary>
/// <param name="onTurn">Throws where it may not go any more.</param>
internal sealed class FetchTurn(Action onTurn)
{
    /// <summary>What gave it up; null while it may go.</summary>
    public ExceptionDispatchInfo? Lost { get; private set; }

    /// <summary>Asks; throws where the request may not go.</summary>
    public void Ask()
    {
        try
        {
            onTurn();
        }
        catch (Exception refusal)
        {
            Lost = ExceptionDispatchInfo.Capture(refusal);
            throw;
        }
    }
}
