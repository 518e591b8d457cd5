using System.ComponentModel;

namespace OrleansChat.Testing.PostgreSql;

/// <summary>Processes of one server that hang until this is disposed.</summary>
internal sealed class HangingServer(int server) : IDisposable
{
    private readonly List<int> _stopped = [];

    /// <summary>A signal takes effect a little after it was sent.</summary>
    public bool Hangs => _stopped.All(ProcessSignals.Hangs);

    public void Stop(int process)
    {
        try
        {
            ProcessSignals.Hang(process);
            _stopped.Add(process);
        }
        catch (Win32Exception) when (process != server)
        {
            // A child that ended meanwhile hangs for good.
        }
    }

    /// <summary>The children first: a server whose children do not answer could take them for dead.</summary>
    public void Dispose()
    {
        foreach (var process in Enumerable.Reverse(_stopped).Where(ProcessSignals.Hangs))
        {
            try
            {
                ProcessSignals.Wake(process);
            }
            catch (Win32Exception)
            {
                // Ended: nothing to wake.
            }
        }

        _stopped.Clear();
    }
}
