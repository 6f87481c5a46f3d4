using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Dashboard.Shell;

/// <summary>
/// A part of a staff page. An act that fails because the database is away is said in a line, and what is on the screen, and what was
/// being written, stays. Any other fault is the page's.
/// </summary>
public abstract partial class StaffComponent : ComponentBase, IHandleEvent
{
    /// <summary>How long what needs the database waits before it asks again.</summary>
    internal static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);

    [Inject]
    private ISnackbar Told { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ShellTexts> Words { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<StaffComponent> Log { get; set; } = default!;

    /// <summary>Every click, key and form of this part comes here.</summary>
    /// <param name="item">What it asks for.</param>
    /// <param name="arg">With what.</param>
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        var act = TryAsync(() => item.InvokeAsync(arg));
        StateHasChanged();
        if (!act.IsCompletedSuccessfully)
        {
            await act;
            StateHasChanged();
        }
    }

    /// <summary>Does something that needs the database; false when that is away.</summary>
    /// <param name="act">What to do.</param>
    /// <param name="says">Whether somebody waits for it and has to be told; that the database is away stands above the page by then.</param>
    protected async Task<bool> TryAsync(Func<Task> act, bool says = true)
    {
        ArgumentNullException.ThrowIfNull(act);
        try
        {
            await act();
            return true;
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has gone on to something else.
            return false;
        }
        catch (Exception fault) when (PassingFault.Passes(fault))
        {
            if (says)
            {
                LogNotDone(Log, GetType().Name, fault.GetBaseException().Message);
                Told.Add(Words["DatabaseAwayAct"], Severity.Error);
            }
            else
            {
                LogWaits(Log, GetType().Name, fault.GetBaseException().Message);
            }

            return false;
        }
    }

    /// <summary>Does what the page's script or its address asks for, which is not an event of the page's own.</summary>
    /// <param name="act">What to do.</param>
    /// <param name="says">Whether somebody waits for it and has to be told that it was not done.</param>
    protected Task ActAsync(Func<Task> act, bool says = true) => InvokeAsync(async () =>
    {
        try
        {
            await TryAsync(act, says);
            StateHasChanged();
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    });

    /// <summary>
    /// Does what lasts as long as the page: after the database was away it begins anew. A page that no longer hears for any other
    /// reason must say so, not stand still.
    /// </summary>
    /// <param name="work">What lasts; begins anew after a fault.</param>
    /// <param name="ct">Stops it.</param>
    protected async Task LastAsync(Func<Task> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            while (await FailsAsync(work))
            {
                await Task.Delay(AskAgain * (1 + Random.Shared.NextDouble()), Clock, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // That is how it ends.
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            await DispatchExceptionAsync(fault);
        }
        catch (Exception fault)
        {
            // Nobody is there to be told.
            LogLeft(Log, fault, GetType().Name);
        }
    }

    private async Task<bool> FailsAsync(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (Exception fault) when (PassingFault.Passes(fault))
        {
            LogWaits(Log, GetType().Name, fault.GetBaseException().Message);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Part}: something was not done: {Fault}")]
    private static partial void LogNotDone(ILogger log, string part, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Part} was left, and ended with a fault")]
    private static partial void LogLeft(ILogger log, Exception fault, string part);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Part} waits for the database: {Fault}")]
    private static partial void LogWaits(ILogger log, string part, string fault);
}
