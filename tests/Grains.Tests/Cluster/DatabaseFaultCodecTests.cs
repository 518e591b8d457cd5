using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using OrleansChat.Results;

namespace OrleansChat.Cluster;

/// <summary>An activation that cannot read its state answers its callers with the exception as it is: no filter sees it.</summary>
public class DatabaseFaultCodecTests
{
    [Fact]
    public void Fault_OfADatabaseInsideAnother_IsReadAsWhatItMeans()
    {
        var fault = new InvalidOperationException("Transient failure", new NpgsqlException("words", new IOException()));

        var read = Assert.IsType<InvalidOperationException>(Sent(fault));

        Assert.Equal(RefusalCodes.StorageUnavailable, Assert.IsType<StorageUnavailableException>(read.InnerException).Refusal?.Code);
    }

    [Fact]
    public void Fault_OfAStatement_IsReadAsADefect() =>
        Assert.IsType<StorageDefectException>(Sent(new PostgresException("words", "ERROR", "ERROR", "42601")));

    private static Exception Sent(Exception fault)
    {
        using var services = new ServiceCollection()
            .AddSerializer()
            .AddSingleton<IGeneralizedCodec, DatabaseFaultCodec>()
            .BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        return serializer.Deserialize<Exception>(serializer.SerializeToArray(fault))!;
    }
}
