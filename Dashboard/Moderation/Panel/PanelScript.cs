using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Moderation.Panel;

/// <summary>The panel's part in the browser: keys, looking behind the veil while something is held, its levels and the time looked at, and whether the list is under somebody's hand.</summary>
/// <param name="runtime">Reaches the browser.</param>
/// <param name="hold">Hears whether the list is under somebody's hand.</param>
/// <param name="look">Hears how many seconds a picture was looked at.</param>
/// <param name="act">Hears what a key or a click asks for, and for which case.</param>
public sealed class PanelScript(IJSRuntime runtime, Func<bool, Task> hold, Func<double, Task> look, Func<string, long?, Task> act) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _panel;
    private DotNetObjectReference<PanelScript>? _self;

    /// <summary>Attaches it to the page.</summary>
    /// <param name="address">Address of the script.</param>
    /// <param name="root">The panel.</param>
    /// <param name="who">Account of the moderator, whose levels are remembered in this browser.</param>
    public async Task AttachAsync(string address, ElementReference root, string who)
    {
        _self = DotNetObjectReference.Create(this);
        _module = await runtime.InvokeAsync<IJSObjectReference>("import", address);
        _panel = await _module.InvokeAsync<IJSObjectReference>("attach", root, _self, who);
    }

    /// <summary>Puts the focus on a case's row and shows the beginning of the case.</summary>
    /// <param name="id">The case.</param>
    public ValueTask FocusAsync(long id) => _panel?.InvokeVoidAsync("focus", id) ?? ValueTask.CompletedTask;

    /// <summary>Whether the list is under somebody's hand.</summary>
    /// <param name="isHeld">Whether.</param>
    [JSInvokable]
    public Task Hold(bool isHeld) => hold(isHeld);

    /// <summary>A picture was looked at.</summary>
    /// <param name="seconds">For how long.</param>
    [JSInvokable]
    public Task Look(double seconds) => look(seconds);

    /// <summary>Somebody asked for something.</summary>
    /// <param name="what">What.</param>
    /// <param name="id">The case it is asked for.</param>
    [JSInvokable]
    public Task Act(string what, long? id) => act(what, id);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_panel is not null)
            {
                await _panel.InvokeVoidAsync("detach");
                await _panel.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the script with it.
        }

        _self?.Dispose();
    }
}
