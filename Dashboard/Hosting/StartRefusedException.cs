namespace Dashboard.Hosting;

/// <summary>The server cannot start as it is configured; the message is a sentence for the person who started it.</summary>
/// <param name="message">Names the key, what was found and what is allowed.</param>
public sealed class StartRefusedException(string message) : Exception(message);
