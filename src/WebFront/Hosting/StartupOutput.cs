namespace OrleansChat.Hosting;

/// <summary>For the person who started the program, whatever the log levels are.</summary>
internal sealed record StartupOutput(TextWriter Writer);
