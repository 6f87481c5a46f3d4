using System.Runtime.InteropServices;
using Dashboard.Demo;
using Dashboard.Hosting.Commands;
using Dashboard.Storage;

namespace Dashboard.Hosting;

/// <summary>Runs what the command line asks for. Whoever started it reads sentences, never a stack trace, when it cannot be done.</summary>
public static class Launch
{
    private const int Refused = 1;

    // SIGXFSZ has this number on every system that .NET runs on.
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    /// <summary>Runs a command, or the server until it is told to stop.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="furnish">Registers the rooms.</param>
    /// <param name="open">Puts the rooms' middleware and endpoints in place.</param>
    /// <returns>The exit code: 0; 1 when it could not be done; 2 when it is not clear what was meant.</returns>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder, DataDirectory> furnish, Action<WebApplication> open)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(furnish);
        ArgumentNullException.ThrowIfNull(open);
        // A limit on the size of files is met like a full disk, by an error of the write, and ends nothing.
        using var tooLarge = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(FileTooLarge, signal => signal.Cancel = true);
        var terminal = Terminal.Open();
        var isDemo = DemoMode.TakeFrom(ref args);
        var line = Invocation.Read(args);
        try
        {
            return line.Command is null && !line.AsksForHelp
                ? await ServeAsync(line, isDemo, furnish, open, terminal)
                : await Command.RunAsync(line, furnish, terminal);
        }
        catch (StartRefusedException refusal)
        {
            await terminal.Error.WriteLineAsync(refusal.Message);
            return Refused;
        }
    }

    private static async Task<int> ServeAsync(
        Invocation line, bool isDemo, Action<WebApplicationBuilder, DataDirectory> furnish, Action<WebApplication> open, Terminal terminal)
    {
        var builder = ContentRoot.CreateBuilder(line.Options);
        if (isDemo)
        {
            DemoMode.SwitchOn(builder);
        }

        await using var app = builder.BuildChecked(furnish);
        open(app);
        try
        {
            await app.StartAsync();
            await ReadyLine.SayAsync(app.Services, terminal.Output, app.Lifetime.ApplicationStopping);
        }
        catch (Exception fault) when (StartFaults.Sentence(fault, app.Configuration) is { } sentence)
        {
            throw new StartRefusedException(sentence);
        }
        catch (Exception fault) when (fault is not (StartRefusedException or HostAbortedException or OperationCanceledException))
        {
            app.Logger.LogCritical(fault, "The server could not start");
            return Refused;
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop while still starting: that is no fault.
        }

        return await WaitAsync(app);
    }

    private static async Task<int> WaitAsync(WebApplication app)
    {
        try
        {
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception fault) when (IsImpatience(fault))
        {
            // A part that waits for its database, mostly. What was not written was not confirmed to anybody, and comes again.
            app.Logger.LogError("The server stopped before every part of it had finished: {Reason}", fault.Message);
            return Refused;
        }
        catch (Exception fault)
        {
            app.Logger.LogCritical(fault, "The server stopped by a fault");
            return Refused;
        }
    }

    private static bool IsImpatience(Exception fault) =>
        fault is OperationCanceledException || (fault is AggregateException several && several.Flatten().InnerExceptions.All(f => f is OperationCanceledException));
}
