namespace OrleansChat.Schema;

/// <summary>PostgreSQL's advisory lock that every process waits for when it starts, before it reads or writes anything else.</summary>
public static class SchemaLock
{
    /// <summary>Any number that no other program uses for its advisory locks: "orlchat" in hexadecimal.</summary>
    public const long Number = 0x6f726c63686174;
}
