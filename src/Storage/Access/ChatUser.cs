using Microsoft.AspNetCore.Identity;

namespace OrleansChat.Access;

/// <summary>An account of somebody who signs in: an agent, who may be an administrator too.</summary>
public sealed class ChatUser : IdentityUser<Guid>
{
    /// <summary>As colleagues and customers see it.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Sets the system up.</summary>
    public bool Administrator { get; set; }

    /// <summary>May change the knowledge base; administrators may without it.</summary>
    public bool KnowledgeEditor { get; set; }

    /// <summary>Cannot sign in, gets no chats; kept because history names it.</summary>
    public bool Disabled { get; set; }

    /// <summary>Has an invitation and has not used it yet.</summary>
    public bool Invited { get; set; }

    /// <summary>Hash of the photo, its address; null: none.</summary>
    public string? Photo { get; set; }
}
