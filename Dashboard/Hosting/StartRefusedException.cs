namespace Dashboard.Hosting;

/// <summary>The program cannot do what it was started for; the message is for the person who started it.</summary>
/// <param name="message">One sentence a line: names the key, what was found and what is allowed.</param>
/// <param name="cause">What was caught, where something was.</param>
public sealed class StartRefusedException(string message, Exception? cause = null) : Exception(message, cause);
