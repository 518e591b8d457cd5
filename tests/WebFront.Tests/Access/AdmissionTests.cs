using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansChat.Edge.Calls;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

public class AdmissionTests
{
    /// <summary>A queue on a silo of an earlier version does not know the question.</summary>
    [Fact]
    public async Task Admit_QueueCannotBeAsked_TheChatStartsAllTheSame()
    {
        var grains = DispatchProxy.Create<IGrainFactory, OldGrains>();
        var calls = new GrainCalls(new(), new(TimeProvider.System), new(), TimeProvider.System, NullLogger<GrainCalls>.Instance);
        var access = new ChannelAccess(
            grains, store: null!, sessions: null!, calls, TimeProvider.System, NullLogger<ChannelAccess>.Instance);

        Assert.Null(await access.Admit(new(Guid.NewGuid()), new(SessionId.New(TimeProvider.System), "192.0.2.1", "connection", 3, 2)));
    }

    public class OldGrains : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException("No such method.");
    }
}
