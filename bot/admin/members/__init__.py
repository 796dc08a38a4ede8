"""Who may do what: admins, readers, invitations and requests to be let in."""
