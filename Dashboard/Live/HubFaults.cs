using Dashboard.Storage.Reach;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>
/// Tells faults of ours from a client's: what a client asks wrongly is answered with a sentence and logged as such, where the
/// framework would log every one with its stack.
/// </summary>
/// <param name="logger">Tells of both.</param>
internal sealed partial class HubFaults(ILogger<HubFaults> logger) : IHubFilter
{
    /// <summary>What the framework logs the faults of both under.</summary>
    public static readonly string[] Framework = ["Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", "Microsoft.AspNetCore.SignalR.HubConnectionHandler"];

    /// <inheritdoc />
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (HubException refusal)
        {
            LogRefusal(invocationContext.HubMethodName, refusal.Message);
            throw;
        }
        catch (Exception fault)
        {
            LogFault(DatabaseFault.Traced(fault), invocationContext.HubMethodName);
            throw;
        }
    }

    /// <inheritdoc />
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        try
        {
            await next(context);
        }
        catch (HubException refusal)
        {
            LogRefusal(nameof(OnConnectedAsync), refusal.Message);
            throw;
        }
        catch (Exception fault)
        {
            LogFault(DatabaseFault.Traced(fault), nameof(OnConnectedAsync));
            throw;
        }
    }

    /// <inheritdoc />
    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        try
        {
            await next(context, exception);
        }
        catch (Exception fault)
        {
            LogFault(DatabaseFault.Traced(fault), nameof(OnDisconnectedAsync));
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A hub client's {Method} was refused: {Reason}")]
    private partial void LogRefusal(string method, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The hub's {Method} failed")]
    private partial void LogFault(Exception fault, string method);
}
