using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Desk.Pages;

/// <summary>The desk's part in the browser: what must not wait for the server (moving the focus, opening tabs), and whether somebody is reading.</summary>
/// <param name="runtime">Reaches the browser.</param>
/// <param name="read">Hears whether somebody is reading where a shift would disturb.</param>
/// <param name="act">Hears what a key or a click asks for, and for which headline.</param>
public sealed class DeskScript(IJSRuntime runtime, Func<bool, Task> read, Func<string, long?, Task> act) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _desk;
    private DotNetObjectReference<DeskScript>? _self;

    /// <summary>Attaches it to the page.</summary>
    /// <param name="address">Address of the script.</param>
    /// <param name="root">The desk.</param>
    public async Task AttachAsync(string address, ElementReference root)
    {
        _self = DotNetObjectReference.Create(this);
        _module = await runtime.InvokeAsync<IJSObjectReference>("import", address);
        _desk = await _module.InvokeAsync<IJSObjectReference>("attach", root, _self);
    }

    /// <summary>Goes back to the top and lets go of the row that has the focus.</summary>
    public ValueTask TopAsync() => _desk?.InvokeVoidAsync("top") ?? ValueTask.CompletedTask;

    /// <summary>Whether somebody is reading.</summary>
    /// <param name="isRead">Whether.</param>
    [JSInvokable]
    public Task Read(bool isRead) => read(isRead);

    /// <summary>Somebody asked for something.</summary>
    /// <param name="what">pause, show, help, compose, details, withdraw, choose or leave.</param>
    /// <param name="id">The headline it is asked for.</param>
    [JSInvokable]
    public Task Act(string what, long? id) => act(what, id);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_desk is not null)
            {
                await _desk.InvokeVoidAsync("detach");
                await _desk.DisposeAsync();
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
